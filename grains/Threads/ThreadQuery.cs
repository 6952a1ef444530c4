namespace Platform.Threads;

/// <summary>Which heads to list.</summary>
/// <param name="Status">Only threads of this status; null for all.</param>
/// <param name="Customer">Only threads of this address; null for all.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Cursor">The <see cref="ThreadHeadPage.Next"/> of the page before; null for the first.</param>
public sealed record ThreadQuery(ThreadStatus? Status, string? Customer, int Limit, string? Cursor);
