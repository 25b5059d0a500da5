/// The system that an export came from.
public enum SourceSystem: String, Sendable, CaseIterable {
  case hubspot, pipedrive, salesforce, espocrm, suitecrm, frappe, zoho, atomic
  /// moj's own exchange file.
  case moj
  /// A list that names no system: a spreadsheet, a register, a finance program.
  case list

  /// The name that people know it by.
  public var name: String {
    switch self {
    case .hubspot: "HubSpot"
    case .pipedrive: "Pipedrive"
    case .salesforce: "Salesforce"
    case .espocrm: "EspoCRM"
    case .suitecrm: "SuiteCRM"
    case .frappe: "Frappe CRM"
    case .zoho: "Zoho CRM"
    case .atomic: "Atomic CRM"
    case .moj: "moj"
    case .list: "CSV"
    }
  }
}
