namespace Platform.Understanding.Concepts;

/// <summary>What a concept tells about the subject of a sentence.</summary>
internal enum ConceptKind : byte
{
    /// <summary>Grammar and courtesy: tells nothing of the subject ("where", "not", "my", "please").</summary>
    Function,

    /// <summary>The business of a shop: an order, a parcel, a price, a product.</summary>
    Shop,

    /// <summary>Somebody else's business: the weather, a flight, a bank account.</summary>
    Elsewhere,
}
