using System.ComponentModel.DataAnnotations;

namespace Platform.Verifications;

/// <summary>How levels are proved. Section <c>Platform:Verification</c>.</summary>
public sealed class VerificationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Platform:Verification";

    /// <summary>Wrong tries of one address within 24 hours, over all its threads, before nothing more is compared and a human is called. Default 5.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 5;
}
