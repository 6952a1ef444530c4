namespace Platform.Turns;

/// <summary>One thing that a turn does, in the customer's order.</summary>
public abstract record TurnStep
{
    private TurnStep()
    {
    }

    /// <summary>Ask the agent that serves an intent.</summary>
    /// <param name="Intent">The intent.</param>
    /// <param name="Text">The words that said it.</param>
    /// <param name="Answer"><c>Yes</c> or <c>No</c> to what the intent asked; null when it was no such answer.</param>
    public sealed record CallAgent(string Intent, string Text, string? Answer = null) : TurnStep;

    /// <summary>Say a template that claims nothing.</summary>
    public sealed record Say(string Key) : TurnStep;

    /// <summary>Say the last reply again.</summary>
    public sealed record Repeat : TurnStep;

    /// <summary>Leave what is being filled in.</summary>
    public sealed record Cancel : TurnStep;

    /// <summary>Send no more offers to this correspondent.</summary>
    public sealed record OptOut : TurnStep;

    /// <summary>Call a human.</summary>
    /// <param name="Reason">A stable word such as <c>requested</c>.</param>
    public sealed record HandOff(string Reason) : TurnStep;
}
