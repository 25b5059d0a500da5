@testable import MojRender
