namespace Platform.Leads;

/// <summary>The names of the sequences.</summary>
public static class SequenceNames
{
    /// <summary>The welcome offers, once after each capture; then what the band asks for.</summary>
    public const string Welcome = "welcome";

    /// <summary>Three mails within days, for warm leads.</summary>
    public const string Nurture = "nurture";

    /// <summary>Once a month, for cold leads and after the nurture sequence.</summary>
    public const string Newsletter = "newsletter";

    /// <summary>Once a quarter, for prospects.</summary>
    public const string Quarterly = "quarterly";
}
