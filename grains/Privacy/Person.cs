namespace Platform.Privacy;

/// <summary>Somebody whose data is exported or erased.</summary>
/// <param name="Address">The e-mail address, lower case.</param>
/// <param name="Until">Data up to this moment; what the person sends later is new.</param>
/// <param name="OriginalsUntil">The number of the newest original mail at that moment.</param>
public sealed record Person(string Address, DateTimeOffset Until, long OriginalsUntil)
{
    /// <summary>The person's id in logs, keys and the audit.</summary>
    public string Id { get; } = Customers.CustomerIds.FromAddress(Address);
}
