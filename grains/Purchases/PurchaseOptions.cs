using System.ComponentModel.DataAnnotations;

namespace Platform.Purchases;

/// <summary>How purchases are carried out. Section <c>Platform:Purchases</c>.</summary>
public sealed class PurchaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Purchases";

    /// <summary>How long pieces stay reserved for a purchase under way; afterwards others may buy them. Longer than all attempts at the steps together. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ReserveFor { get; set; } = TimeSpan.FromHours(1);
}
