namespace Platform.Returns;

/// <summary>How a return goes on. Pure; every step that was reached before changes nothing.</summary>
public static class ReturnCaseDecider
{
    /// <summary>Who does what no operator does.</summary>
    public const string Platform = "platform";

    /// <summary>A new case, or one that gives way to <paramref name="holder"/>.</summary>
    /// <param name="opening">What was decided.</param>
    /// <param name="holder">The number that has the item.</param>
    public static ReturnCase Open(ReturnOpening opening, string holder)
    {
        var opened = new ReturnCase(opening, ReturnStatus.Opened, [new(ReturnStatus.Opened, opening.At, Platform)]);
        return holder == opening.Rma ? opened : Reach(opened, ReturnStatus.Superseded, opening.At, Platform) with { SupersededBy = holder };
    }

    /// <summary>The case with a label.</summary>
    public static ReturnCase LabelMade(ReturnCase current, string label, DateTimeOffset at) =>
        current.Label is null ? Reach(current, ReturnStatus.LabelMade, at, Platform) with { Label = label } : current;

    /// <summary>The case after its confirmation.</summary>
    public static ReturnCase Confirmed(ReturnCase current, DateTimeOffset at) =>
        current.ReachedAt(ReturnStatus.Confirmed) is null ? Reach(current, ReturnStatus.Confirmed, at, Platform) : current;

    /// <summary>Whether the label has to be made.</summary>
    public static bool NeedsLabel(ReturnCase current) => current is { SupersededBy: null, Label: null, Opening.NeedsParcel: true };

    /// <summary>Whether the customer has to be told.</summary>
    public static bool NeedsConfirmation(ReturnCase current) => current.ReachedAt(ReturnStatus.Confirmed) is null;

    /// <summary>An operator's move; the case as it was when the move is not possible from there.</summary>
    public static ReturnCase Move(ReturnCase current, ReturnStatus to, string by, DateTimeOffset at) => (current.Status, to) switch
    {
        (ReturnStatus.LabelMade or ReturnStatus.Confirmed, ReturnStatus.Received) => Reach(current, to, at, by),
        (ReturnStatus.Received, ReturnStatus.Refunded or ReturnStatus.Exchanged) => Reach(current, to, at, by),

        // What the customer keeps never comes in.
        (ReturnStatus.Confirmed, ReturnStatus.Refunded or ReturnStatus.Exchanged) when !current.Opening.NeedsParcel => Reach(current, to, at, by),
        _ => current,
    };

    /// <summary>Whether a case has gone through a status, so that asking for it again is a repeat.</summary>
    public static bool HasReached(ReturnCase current, ReturnStatus status) => current.ReachedAt(status) is not null;

    private static ReturnCase Reach(ReturnCase current, ReturnStatus status, DateTimeOffset at, string by) =>
        current with { Status = status, History = current.History.Add(new(status, at, by)) };
}
