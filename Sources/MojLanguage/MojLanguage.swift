// MojLanguage
