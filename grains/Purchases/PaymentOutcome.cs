namespace Platform.Purchases;

/// <summary>What a gateway answers.</summary>
public enum PaymentOutcome
{
    /// <summary>The money has moved.</summary>
    Approved,

    /// <summary>It has not moved and will not with this key.</summary>
    Declined,

    /// <summary>No answer in time: it may have moved. The same key asks again.</summary>
    Unknown,
}
