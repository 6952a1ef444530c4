namespace Platform.Tests.Support;

/// <summary>What the server does in place of what it would do.</summary>
/// <param name="Reply">What it answers; null for nothing.</param>
/// <param name="Close">Whether it then closes the connection.</param>
/// <param name="Takes">Whether it takes the mail, at the end of the data.</param>
/// <param name="After">How long it waits first.</param>
internal sealed record SmtpReaction(string? Reply, bool Close = false, bool Takes = false, TimeSpan After = default)
{
    /// <summary>The connection is gone, without an answer.</summary>
    public static SmtpReaction Drop { get; } = new(null, Close: true);

    /// <summary>The mail is taken, and the answer is lost.</summary>
    public static SmtpReaction TakeAndDrop { get; } = new(null, Close: true, Takes: true);

    /// <summary>No answer, and no end.</summary>
    public static SmtpReaction Silence { get; } = new(Reply: null);

    /// <summary>Another answer.</summary>
    public static SmtpReaction Say(string reply) => new(reply);
}
