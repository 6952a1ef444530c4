namespace Platform.Threads;

/// <summary>A page of heads.</summary>
/// <param name="Heads">Newest activity first.</param>
/// <param name="Next">The cursor of the next page (keyset: last activity and id); null when this is the last.</param>
public sealed record ThreadHeadPage(IReadOnlyList<ThreadHead> Heads, string? Next);
