namespace Platform.Gateway.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Area">What it belongs to: <c>settings</c>, <c>address</c>, <c>dkim</c>, <c>relay</c>, <c>folder</c>, <c>maildir</c>, <c>clock</c>, <c>keys</c>, <c>encryption</c>, <c>listen</c>, <c>intake</c>.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Finding">What was seen.</param>
/// <param name="Advice">What to do; null when nothing is to do.</param>
public sealed record DoctorCheck(string Area, DoctorStatus Status, string Finding, string? Advice = null)
{
    internal static DoctorCheck Ok(string area, string finding, string? advice = null) => new(area, DoctorStatus.Ok, finding, advice);

    internal static DoctorCheck Warn(string area, string finding, string advice) => new(area, DoctorStatus.Warn, finding, advice);

    internal static DoctorCheck Fail(string area, string finding, string advice) => new(area, DoctorStatus.Fail, finding, advice);
}
