using Platform.Threads;

namespace Platform.Gateway.Api;

/// <summary>A page of threads.</summary>
/// <param name="Threads">Newest activity first.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record ThreadPage(IReadOnlyList<ThreadHead> Threads, string? Next);
