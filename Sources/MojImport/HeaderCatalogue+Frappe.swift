extension HeaderCatalogue {
  /// Frappe CRM: names of fields.
  static let frappeText = """
    [frappe leads] lead_name, lead_owner / first_name, mobile_no, lead_owner / first_name, organization, sla_status / lead_name, organization, status
    id: name | ID
    company: organization
    firstName: first_name
    lastName: last_name
    contact: lead_name
    leadStatus: status
    phone: phone
    mobile: mobile_no
    town: city
    owner: lead_owner
    created: creation
    job: job_title
    ignore: modified | modified_by | docstatus | idx | converted | sla | sla_status | response_by | first_responded_on | sla_creation | communication_status | _user_tags | salutation
    [frappe accounts] organization_name, website / organization_name, territory / organization_name, no_of_employees / organization_name, industry
    id: name | ID
    name: organization_name
    created: creation
    owner: owner
    ignore: modified | modified_by | docstatus | idx | currency | exchange_rate
    [frappe deals] organization, deal_owner / deal_owner, close_date / deal_owner, probability
    id: name | ID
    company: organization
    value: deal_value | expected_deal_value | annual_revenue
    stage: status
    probability: probability
    expectedClose: close_date | expected_closure_date | closed_date
    owner: deal_owner
    nextStep: next_step
    lostReason: lost_reason
    created: creation
    trap: lead | lead_name | contact
    ignore: modified | modified_by | docstatus | idx | currency | exchange_rate | sla | sla_status | response_by
    [frappe activities] title, assigned_to, due_date / title, assigned_to, start_date, status
    channel = task
    id: name | ID
    subject: title
    start: start_date | due_date
    state: status
    owner: assigned_to
    relatedID: reference_docname
    note: description
    ignore: modified | modified_by | docstatus | idx | priority | creation | reference_doctype
    """
}
