namespace Platform.Turns;

/// <summary>One thing that a turn does, in the customer's order.</summary>
public abstract record TurnStep
{
    private TurnStep()
    {
    }

    /// <summary>Ask for a slot that an intent needs.</summary>
    public sealed record AskSlot(string Intent, string Slot, string? OrderNumber) : TurnStep;

    /// <summary>Check order number and e-mail with the order store, and tell the status when they belong together.</summary>
    public sealed record CheckOrder(string OrderNumber, string Email) : TurnStep;

    /// <summary>Answer from the knowledge base, or say that it does not know.</summary>
    /// <param name="Understood">False for a message that was not understood: then a hand-off says so instead of "I do not know".</param>
    public sealed record AnswerQuestion(string Question, bool Understood) : TurnStep;

    /// <summary>Answer a greeting.</summary>
    public sealed record Greet : TurnStep;

    /// <summary>Answer thanks.</summary>
    public sealed record Acknowledge : TurnStep;

    /// <summary>Ask what the customer wants; for a yes or no to nothing.</summary>
    public sealed record Clarify : TurnStep;

    /// <summary>Call a human.</summary>
    /// <param name="Reason">A stable word such as <c>requested</c>.</param>
    public sealed record HandOff(string Reason) : TurnStep;
}
