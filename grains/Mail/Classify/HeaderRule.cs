namespace Platform.Mail;

/// <summary>A header that tells what kind of correspondent wrote a mail.</summary>
/// <param name="Name">The header.</param>
/// <param name="Class">What it says.</param>
/// <param name="Values">Beginnings of the values that say so, in lower case; empty for any value but <c>no</c>, <c>false</c> and <c>0</c>.</param>
internal sealed record HeaderRule(string Name, MessageClass Class, params string[] Values)
{
    private static readonly string[] Denials = ["no", "false", "0", "none"];

    public bool Applies(string? value)
    {
        if (value is null)
        {
            return false;
        }

        var text = value.Trim().ToLowerInvariant();
        return Values.Length == 0 ? text.Length > 0 && !Denials.Contains(text, StringComparer.Ordinal) : Values.Any(v => text.StartsWith(v, StringComparison.Ordinal));
    }
}
