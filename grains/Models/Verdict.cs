namespace Platform.Models;

/// <summary>What the core makes of a model's answer.</summary>
/// <param name="Value">What may be used; null when nothing may.</param>
/// <param name="Outcome">One of <see cref="ModelOutcomes"/>.</param>
/// <param name="Reason">Why nothing may, without the model's words; null when something may.</param>
public sealed record Verdict<T>(T? Value, string Outcome, string? Reason)
    where T : class
{
    /// <summary>It may be used.</summary>
    public static Verdict<T> Use(T value) => new(value, ModelOutcomes.Used, null);

    /// <summary>It says what it may not.</summary>
    public static Verdict<T> Refuse(string reason) => new(null, ModelOutcomes.Refused, reason);

    /// <summary>It is not of the form that was asked for.</summary>
    public static Verdict<T> Invalid(string reason) => new(null, ModelOutcomes.Invalid, reason);
}
