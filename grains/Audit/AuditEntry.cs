namespace Platform.Audit;

/// <summary>Something that a person did by the API: who, when, what, to which id. No word of a customer, and no address.</summary>
/// <param name="At">When it had been done.</param>
/// <param name="Act">What, such as <c>thread.take</c> or <c>customer.export</c>.</param>
/// <param name="By">Who, as the caller said it: an operator's name.</param>
/// <param name="Target">The id of what it was done to; of a customer the hash <see cref="Customers.CustomerIds.FromAddress"/>.</param>
/// <param name="Key">By which key: the first eight digits of its SHA-256; empty where none was asked for.</param>
public sealed record AuditEntry(DateTimeOffset At, string Act, string By, string Target, string Key);
