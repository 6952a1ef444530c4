namespace Platform.Silo.Adapters.DynamoDb;

/// <summary>Where a charge stands. Stored by number.</summary>
internal enum PaymentStatus
{
    /// <summary>It is made.</summary>
    Approved = 1,

    /// <summary>It is not made, and never will be.</summary>
    Declined = 2,

    /// <summary>Nothing of it is charged any more, and never will be.</summary>
    Refunded = 3,
}
