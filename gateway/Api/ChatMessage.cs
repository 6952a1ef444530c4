namespace Platform.Gateway.Api;

/// <summary>A message of a channel that is not mail.</summary>
/// <param name="Conversation">The caller's name for the conversation, at most 200 characters; one conversation is one thread.</param>
/// <param name="Id">The caller's id of the message, unique in the conversation: a repeated call with the same id is one message.</param>
/// <param name="From">Who writes, in the form of an e-mail address.</param>
/// <param name="Name">The writer's name; may be left out.</param>
/// <param name="Text">The words, at most 32,768 characters.</param>
public sealed record ChatMessage(string Conversation, string Id, string From, string? Name, string Text);
