namespace Platform.Threads;

/// <summary>The names of the channels.</summary>
public static class Channels
{
    /// <summary>E-mail.</summary>
    public const string Mail = "mail";

    /// <summary>Terminal or web chat, over the HTTP API.</summary>
    public const string Chat = "chat";
}
