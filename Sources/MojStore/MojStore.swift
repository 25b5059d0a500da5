// MojStore
