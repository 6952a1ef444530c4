using System.ComponentModel.DataAnnotations;

namespace Platform.Budgets;

/// <summary>How many automatic mails an address gets. Section <c>Platform:ReplyBudget</c>.</summary>
public sealed class ReplyBudgetOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:ReplyBudget";

    /// <summary>Automatic mails to one address within <see cref="Window"/>, over all threads; what comes then goes to a human. Default 40.</summary>
    [Range(1, 10_000)]
    public int Replies { get; set; } = 40;

    /// <summary>The window. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);
}
