namespace Platform.Mail.Pdf;

/// <summary>What reading one file may cost. Steps stand in for time, because the same file has to give the same text on every machine.</summary>
internal sealed class PdfLimits
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Pages that are read; what is behind them is not.</summary>
    public const int MaxPages = 40;

    /// <summary>How many bytes that are only passed over cost one step.</summary>
    public const int BytesAStep = 8;

    private const int MaxInflated = 24 * 1024 * 1024;

    private int _steps = 4_000_000;
    private int _inflated = MaxInflated;

    /// <summary>Counts work.</summary>
    /// <exception cref="InvalidDataException">The file costs too much.</exception>
    public void Spend(int steps = 1)
    {
        _steps -= steps;
        if (_steps < 0)
        {
            throw new InvalidDataException("the file costs more steps than it may");
        }
    }

    /// <summary>How many bytes may still be inflated.</summary>
    public int InflatedLeft => _inflated;

    /// <summary>Counts inflated bytes.</summary>
    public void Inflate(int bytes) => _inflated -= bytes;
}
