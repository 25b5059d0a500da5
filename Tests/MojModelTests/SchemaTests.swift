import MojText
import Testing

@testable import MojModel

/// The table of fields and sources that everything else is drawn from.
@Suite struct SchemaTests {
  @Test(arguments: MojModel.Collection.stored)
  func `no two fields of a collection share a name`(collection: MojModel.Collection) {
    var owners: [String: String] = [:]
    for field in Schema.fields(of: collection) {
      for name in Set([field.name, field.words.fi] + field.aliases) {
        let owner = owners.updateValue(field.name, forKey: name.lowercased())
        #expect(owner == nil, "\(name) is both \(owner ?? "") and \(field.name)")
      }
    }
  }

  @Test(arguments: MojModel.Collection.stored)
  func `fields are described in both languages`(collection: MojModel.Collection) {
    for field in Schema.fields(of: collection) {
      #expect(!field.summary.en.isEmpty && !field.summary.fi.isEmpty)
      #expect(!field.words.fi.isEmpty)
    }
  }

  @Test(arguments: MojModel.Collection.stored)
  func `keys in the file are unique`(collection: MojModel.Collection) {
    let keys = Schema.fields(of: collection).filter { $0.origin == .stored }.map(\.fileKey)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `the values of a closed set have names of their own`() {
    for collection in MojModel.Collection.stored {
      for field in Schema.fields(of: collection) {
        guard case .choice(let choices) = field.type else { continue }
        var owners: [String: String] = [:]
        for choice in choices.all {
          let names = [choice.name, choice.words.en, choice.words.fi] + choice.aliases
          for name in Set(names.map { $0.lowercased() }) {
            #expect(owners.updateValue(choice.name, forKey: name) == nil, "\(field.name): \(name)")
          }
        }
      }
    }
  }

  @Test func `no two sources share a name`() {
    var owners: [String: String] = [:]
    for source in Schema.sources {
      for name in Set([source.name, source.words.fi] + source.aliases) {
        #expect(owners.updateValue(source.name, forKey: name) == nil, "\(name)")
      }
    }
  }

  @Test(arguments: Schema.sources)
  func `a source shows fields that exist`(source: SourceDefinition) {
    for name in source.defaultColumns + [source.dateField, source.filter?.field].compactMap({ $0 })
    {
      #expect(Schema.field(name, of: source.collection) != nil, "\(source.name): \(name)")
    }
    #expect((2...8).contains(source.defaultColumns.count))
  }

  @Test(arguments: [
    ("liidit", "leads"), ("leadit", "leads"), ("asiakkaat", "customers"), ("kyselyt", "inquiries"),
    ("puhelut", "calls"), ("käynnit", "visits"), ("takaisinsoitot", "callbacks"),
    ("hoitomallit", "care"), ("Luokat", "tiers"), ("MOVES", "moves"),
    ("reklamaatiot", "complaints"),
  ])
  func `sources are found by the words of both languages`(typed: String, name: String) {
    #expect(Schema.source(named: typed)?.name == name)
  }

  @Test func `the tier that a manager sets has a name of its own`() {
    #expect(Schema.field("tier_override", of: .accounts)?.fileKey == "tier")
    #expect(Schema.field("tier", of: .accounts)?.origin == .derived)
  }

  @Test func `the JSON schema has every key and is JSON`() throws {
    let text = JSONSchema.text
    #expect(text == JSONSchema.text)
    let schema = try JSONSyntax.value(in: Array(text.utf8))
    for collection in MojModel.Collection.stored {
      let record = schema["properties"]?[collection.rawValue]?["items"]?["properties"]
      for field in Schema.fields(of: collection) where field.origin == .stored {
        #expect(record?[field.fileKey] != nil, "\(collection.rawValue).\(field.fileKey)")
      }
    }
    for reference in references(in: schema) {
      #expect(schema["$defs"]?[String(reference.dropFirst("#/$defs/".count))] != nil)
    }
  }

  private func references(in value: JSONValue) -> [String] {
    switch value {
    case .array(let items): return items.flatMap { references(in: $0) }
    case .object(let members):
      return members.flatMap { member -> [String] in
        if member.key == "$ref", case .string(let target) = member.value { return [target] }
        return references(in: member.value)
      }
    default: return []
    }
  }
}
