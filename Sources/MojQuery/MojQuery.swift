// MojQuery
