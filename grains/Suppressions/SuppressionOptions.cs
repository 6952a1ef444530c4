using System.ComponentModel.DataAnnotations;

namespace Platform.Suppressions;

/// <summary>When soft bounces suppress an address. Section <c>Platform:Suppressions</c>.</summary>
public sealed class SuppressionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Suppressions";

    /// <summary>This many soft bounces within <see cref="SoftBounceWindow"/>, with no delivery reported between them, suppress an address. Default 3.</summary>
    [Range(1, 50, ErrorMessage = Section + ":SoftBounces has to be between 1 and 50.")]
    public int SoftBounces { get; set; } = 3;

    /// <summary>The window. Default 14 days: a mailbox that is full for two weeks is not read.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00", ErrorMessage = Section + ":SoftBounceWindow has to be between 1 minute and 365 days.")]
    public TimeSpan SoftBounceWindow { get; set; } = TimeSpan.FromDays(14);
}
