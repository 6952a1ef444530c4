namespace Platform.Privacy;

/// <summary>An erasure that is not done.</summary>
/// <param name="Erasure">Its audit.</param>
/// <param name="Person">Whom to erase; null once nothing is left to read: then only the files are to be cleaned.</param>
public sealed record OpenErasure(Erasure Erasure, Person? Person);
