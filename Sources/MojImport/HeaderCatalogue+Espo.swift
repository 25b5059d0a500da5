extension HeaderCatalogue {
  /// EspoCRM: attribute names.
  static let espoText = """
    [espocrm accounts] id, name, billingAddressCity / id, name, sicCode / id, name, assignedUserId, website, !accountId / id, name, assignedUserName, website, !accountId
    id: id
    name: name
    town: billingAddressCity | shippingAddressCity
    email: emailAddress
    phone: phoneNumber
    owner: assignedUserName
    ownerID: assignedUserId
    created: createdAt
    optOut: emailAddressIsOptedOut
    note: description
    trap: originalLeadId | originalLeadName | campaignId | campaignName | createdById | createdByName | modifiedById | modifiedByName | parentId
    ignore: modifiedAt | teamsIds | deleted | emailAddressData | phoneNumberData | emailAddressIsInvalid | phoneNumberIsInvalid | streamUpdatedAt
    [espocrm leads] id, lastName, status, source / id, lastName, convertedAt / id, lastName, accountName, status, !accountId / id, firstName, opportunityAmount
    id: id
    company: accountName
    firstName: firstName
    lastName: lastName
    leadStatus: status
    potential: opportunityAmount
    town: addressCity
    email: emailAddress
    phone: phoneNumber
    owner: assignedUserName
    ownerID: assignedUserId
    created: createdAt
    optOut: doNotCall | emailAddressIsOptedOut | phoneNumberIsOptedOut
    job: title
    note: description
    trap: createdAccountId | createdAccountName | createdContactId | createdContactName | createdOpportunityId | createdOpportunityName | campaignId | campaignName | createdById | createdByName | modifiedById | modifiedByName
    ignore: name | salutationName | modifiedAt | convertedAt | teamsIds | deleted | emailAddressIsInvalid | phoneNumberIsInvalid | opportunityAmountCurrency | streamUpdatedAt
    [espocrm people] id, lastName, accountId / id, firstName, accountId, emailAddress
    id: id
    accountID: accountId
    company: accountName
    firstName: firstName
    lastName: lastName
    job: title | accountRole
    email: emailAddress
    phone: phoneNumber
    owner: assignedUserName
    ownerID: assignedUserId
    created: createdAt
    optOut: doNotCall | emailAddressIsOptedOut | phoneNumberIsOptedOut
    note: description
    trap: createdById | createdByName | modifiedById | modifiedByName | originalLeadId | campaignId | portalUserId
    ignore: name | salutationName | modifiedAt | teamsIds | deleted | emailAddressIsInvalid | accountsIds
    [espocrm deals] id, amount, stage, closeDate / id, name, amountCurrency, stage
    id: id
    name: name
    accountID: accountId
    company: accountName
    value: amount
    stage: stage
    probability: probability
    expectedClose: closeDate
    owner: assignedUserName
    ownerID: assignedUserId
    created: createdAt
    note: description
    trap: contactsIds | originalLeadId | campaignId | createdById | createdByName | modifiedById | modifiedByName | contactId | contactName
    ignore: modifiedAt | teamsIds | deleted | amountCurrency | amountConverted | amountWeightedConverted | lastStage
    [espocrm activities] id, name, dateStart, direction
    channel = phone
    id: id
    subject: name
    state: status
    start: dateStart
    end: dateEnd
    seconds: duration
    direction: direction
    relatedID: parentId
    accountID: accountId
    company: accountName
    owner: assignedUserName
    ownerID: assignedUserId
    note: description
    trap: createdById | createdByName | modifiedById | modifiedByName | parentType | parentName | contactsIds | usersIds | leadsIds
    ignore: modifiedAt | createdAt | teamsIds | deleted | reminders
    [espocrm activities] id, name, dateStart, priority / id, name, dateStart, dateCompleted
    channel = task
    id: id
    subject: name
    state: status
    start: dateEnd | dateStart
    relatedID: parentId
    accountID: accountId
    company: accountName
    owner: assignedUserName
    ownerID: assignedUserId
    note: description
    trap: createdById | createdByName | modifiedById | modifiedByName | parentType | parentName
    ignore: modifiedAt | createdAt | teamsIds | deleted | reminders | isOverdue | priority | dateCompleted | dateStartDate | dateEndDate
    [espocrm activities] id, name, dateStart, parentId, !direction, !priority / id, name, dateStart, dateEnd, status, !direction, !priority
    channel = visit
    id: id
    subject: name
    state: status
    start: dateStart | dateStartDate
    end: dateEnd
    seconds: duration
    direction: direction
    relatedID: parentId
    accountID: accountId
    company: accountName
    owner: assignedUserName
    ownerID: assignedUserId
    note: description
    trap: createdById | createdByName | modifiedById | modifiedByName | parentType | parentName | contactsIds | usersIds | leadsIds
    ignore: modifiedAt | createdAt | teamsIds | deleted | isOverdue | priority | reminders | dateCompleted | dateEndDate
    [espocrm requests] id, number, status, type / id, number, accountId
    id: id
    subject: name
    state: status
    requestKind: type
    accountID: accountId
    company: accountName
    received: createdAt
    owner: assignedUserName
    ownerID: assignedUserId
    note: description
    trap: contactId | contactName | contactsIds | leadId | createdById | createdByName | modifiedById | modifiedByName
    ignore: modifiedAt | teamsIds | deleted | number
    [espocrm sellers] id, userName, lastName
    id: id
    firstName: firstName
    lastName: lastName
    email: emailAddress
    phone: phoneNumber
    ignore: name | userName | isActive | type | createdAt | modifiedAt
    """
}
