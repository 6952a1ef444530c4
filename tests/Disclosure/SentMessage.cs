namespace Platform.Tests.Disclosure;

/// <summary>A message of a sequence, in numbers that a property test can make and shrink.</summary>
/// <param name="From">0 a stranger, 1 another stranger, 2 to 4 the owners of the three orders: anybody can write that into From.</param>
/// <param name="ReplyTo">0 or 1 a stranger's Reply-To, anything else none.</param>
/// <param name="Answers">The earlier message whose reply is answered; -1 for a first mail.</param>
/// <param name="Chat">Whether it is typed into a chat in place of mailed.</param>
/// <param name="Order">The order that it is about.</param>
/// <param name="Words">What it says.</param>
internal sealed record SentMessage(int From, int ReplyTo, int Answers, bool Chat, int Order, Word[] Words)
{
    public override string ToString() =>
        $"{(Chat ? "chat" : "mail")} from {From}, reply to {ReplyTo}, answers {Answers}, about {Order}: {string.Join(" + ", Words)}";
}
