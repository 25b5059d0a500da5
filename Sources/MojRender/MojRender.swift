// MojRender
