namespace Platform.Gateway.Scripts;

/// <summary>A conversation as a readable file: what a customer writes, when, and what has to come of it (docs/conversations.md).</summary>
internal sealed record Script
{
    /// <summary>What the conversation shows, in one line.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who writes: <c>John Smith &lt;john@example.com&gt;</c>.</summary>
    public string Customer { get; init; } = "";

    /// <summary><c>mail</c> or <c>chat</c>.</summary>
    public string Channel { get; init; } = "mail";

    /// <summary>The subject of the first mail; empty: the script's name, so that two scripts of one customer are two threads.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When the first message is written, ISO 8601 with the customer's offset.</summary>
    public string Start { get; init; } = "2026-11-21T09:00:00-05:00";

    /// <summary>Words that no reply may contain.</summary>
    public List<string> Never { get; init; } = [];

    /// <summary>The messages, oldest first.</summary>
    public List<ScriptTurn> Turns { get; init; } = [];
}
