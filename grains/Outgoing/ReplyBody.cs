namespace Platform.Outgoing;

/// <summary>What a turn decided to say; where it goes and what it hangs on comes from the answered message alone.</summary>
/// <param name="Text">The words, paragraphs separated by an empty line.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Citations">The passages used, as <c>document#section</c>.</param>
/// <param name="Approved">Whether a person approved it.</param>
public sealed record ReplyBody(string Text, string Language, ImmutableArray<string> Citations, bool Approved = false);
