using System.Globalization;

namespace Platform.Silo.Adapters.Smtp;

/// <summary>What a relay said (RFC 5321 §4.2): 2xx yes, 4xx not now, 5xx no.</summary>
internal sealed record RelayAnswer(int Code, string Text)
{
    public bool IsYes => Code / 100 == 2;

    public bool IsNo => Code / 100 == 5;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Text}").TrimEnd();
}
