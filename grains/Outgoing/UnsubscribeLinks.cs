namespace Platform.Outgoing;

/// <summary>The links that end advertising.</summary>
public sealed class UnsubscribeLinks(UnsubscribeTokens tokens, MailOptions options)
{
    /// <summary>What opens a page with a button, and what mail programs post to (RFC 8058).</summary>
    public string Page(string customerId) => $"{options.PublicUrl.TrimEnd('/')}/v1/unsubscribe/{tokens.Create(customerId)}";

    /// <summary>The same by mail, for programs that cannot post (RFC 2369 §3.2): the mail is read like any other and says stop.</summary>
    public string MailTo => $"mailto:{Uri.EscapeDataString(options.SupportAddress).Replace("%40", "@", StringComparison.Ordinal)}?subject=unsubscribe&body=unsubscribe";
}
