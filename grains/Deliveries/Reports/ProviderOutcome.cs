namespace Platform.Deliveries.Reports;

/// <summary>What a mail service tells of a mail to one address. The order is that of gravity: of two that are told at once, the later one counts.</summary>
public enum ProviderOutcome
{
    /// <summary>The customer's server has it.</summary>
    Delivered = 0,

    /// <summary>Not yet; the service goes on.</summary>
    Delayed = 1,

    /// <summary>Given up, for a reason that says nothing against the address.</summary>
    SoftBounce = 2,

    /// <summary>The service itself did not send it.</summary>
    Rejected = 3,

    /// <summary>Given up: the address does not take mail.</summary>
    HardBounce = 4,

    /// <summary>The customer reported it as spam.</summary>
    Complaint = 5,
}
