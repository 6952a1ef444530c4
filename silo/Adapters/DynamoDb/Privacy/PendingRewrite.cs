using System.Collections.Immutable;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>A rewriting or removal of a thread that somebody began: whoever comes next finds it and brings it to its end.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Version">The version of the append that decides it.</param>
/// <param name="Token">That append's token.</param>
/// <param name="ReplyIds">Replies whose mails and delivery states go with it.</param>
/// <param name="IsRemoved">Whether the thread's last item is about to go: from then on nothing tells that it was decided.</param>
internal sealed record PendingRewrite(string ThreadId, long Version, string Token, ImmutableArray<string> ReplyIds, bool IsRemoved = false);
