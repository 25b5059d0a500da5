// MojSteering
