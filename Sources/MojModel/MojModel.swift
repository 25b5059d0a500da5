// MojModel
