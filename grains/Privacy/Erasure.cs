namespace Platform.Privacy;

/// <summary>The audit of an erasure: who asked, when, and what became of it; never of whom in words.</summary>
/// <param name="Number">Its number, growing.</param>
/// <param name="CustomerId"><see cref="Customers.CustomerIds.FromAddress"/> of the address.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="RequestedBy">The operator who asked.</param>
/// <param name="State">How far it came.</param>
/// <param name="Items">How many things were erased: events, mails, files, states.</param>
/// <param name="Residue">Tables that still named the address after the last pass; empty when all is well.</param>
/// <param name="FinishedAt">When it was done; null before.</param>
public sealed record Erasure(
    long Number,
    string CustomerId,
    DateTimeOffset RequestedAt,
    string RequestedBy,
    ErasureState State,
    int Items,
    string Residue,
    DateTimeOffset? FinishedAt);
