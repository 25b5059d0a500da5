@testable import MojText
