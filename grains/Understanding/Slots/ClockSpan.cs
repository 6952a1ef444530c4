namespace Platform.Understanding.Slots;

/// <summary>Minutes of the day from which and to which, and where in the <see cref="ClockText"/> they were named.</summary>
internal readonly record struct ClockSpan(int From, int To, int Start, int End)
{
    public const int Morning = 9 * 60;
    public const int Noon = 12 * 60;
    public const int Afternoon = 17 * 60;
    public const int Evening = 20 * 60;
    public const int Hour = 60;
}
