using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Gateway.Doctor;

/// <summary>Everything that was looked at.</summary>
/// <param name="Checks">In the order of the areas.</param>
public sealed record DoctorReport(ImmutableArray<DoctorCheck> Checks)
{
    /// <summary>How many things have to be mended.</summary>
    public int Failed => Checks.Count(check => check.Status == DoctorStatus.Fail);

    /// <summary>How many things somebody should look at.</summary>
    public int Warned => Checks.Count(check => check.Status == DoctorStatus.Warn);

    /// <summary>The lines for a person.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var check in Checks)
        {
            yield return $"{Word(check.Status),-5} {check.Area,-9} {check.Finding}";
            if (check.Advice is { } advice)
            {
                yield return $"{"",-15} -> {advice}";
            }
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"{Checks.Length - Failed - Warned} ok, {Warned} to look at, {Failed} to mend");
    }

    private static string Word(DoctorStatus status) => status switch
    {
        DoctorStatus.Ok => "ok",
        DoctorStatus.Warn => "warn",
        _ => "fail",
    };
}
