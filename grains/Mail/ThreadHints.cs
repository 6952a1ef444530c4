namespace Platform.Mail;

/// <summary>What in a mail may name its thread, by the steps of the ladder. Nothing here is verified.</summary>
/// <param name="Tags">Plus-tags of the addresses that it was written or delivered to (<c>support+TAG@shop.example</c>), in their order.</param>
/// <param name="InReplyTo">Ids of In-Reply-To.</param>
/// <param name="References">Ids of References from newest to oldest.</param>
/// <param name="Quoted">Ids seen in the visible text, quote first.</param>
public sealed record ThreadHints(
    ImmutableArray<string> Tags,
    ImmutableArray<string> InReplyTo,
    ImmutableArray<string> References,
    ImmutableArray<string> Quoted)
{
    /// <summary>A mail that names no thread.</summary>
    public static ThreadHints None { get; } = new([], [], [], []);
}
