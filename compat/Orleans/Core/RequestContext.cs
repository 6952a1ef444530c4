namespace Orleans.Runtime;

/// <summary>Values that travel with every call made from here on; copied on write, so a call sees what was set when it was made.</summary>
public static class RequestContext
{
    internal const string CallChainReentrancyHeader = "#CCR";

    private static readonly AsyncLocal<Dictionary<string, object>?> s_values = new();
    private static long s_lastSection;

    public static Guid ReentrancyId
    {
        get => Get(CallChainReentrancyHeader) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(CallChainReentrancyHeader);
            }
            else
            {
                Set(CallChainReentrancyHeader, value);
            }
        }
    }

    public static IEnumerable<string> Keys => s_values.Value?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => s_values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    internal static Dictionary<string, object>? Current
    {
        get => s_values.Value;
        set => s_values.Value = value;
    }

    /// <summary>Until disposed, calls that come back to this grain through the calls made from here may interleave.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var before = ReentrancyId;
        return new ReentrancySection(before, before == Guid.Empty ? NewSection() : before);
    }

    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    public static object? Get(string key) =>
        s_values.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value) =>
        s_values.Value = s_values.Value is { } values
            ? new Dictionary<string, object>(values, StringComparer.Ordinal) { [key] = value }
            : new Dictionary<string, object>(1, StringComparer.Ordinal) { [key] = value };

    public static bool Remove(string key)
    {
        if (s_values.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        if (values.Count == 1)
        {
            s_values.Value = null;
            return true;
        }

        var rest = new Dictionary<string, object>(values, StringComparer.Ordinal);
        rest.Remove(key);
        s_values.Value = rest;
        return true;
    }

    public static void Clear()
    {
        if (s_values.Value is not null)
        {
            s_values.Value = null;
        }
    }

    private static Guid NewSection()
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref s_lastSection));
        return new Guid(bytes);
    }

    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _before;
        private readonly Guid _now;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _before = originalReentrancyId;
            _now = newReentrancyId;
            if (_now != _before)
            {
                ReentrancyId = _now;
            }

            if (_now != Guid.Empty)
            {
                (RuntimeContext.Current as ActivationData)?.EnterReentrantSection(_now);
            }
        }

        public void Dispose()
        {
            if (_now != Guid.Empty)
            {
                (RuntimeContext.Current as ActivationData)?.ExitReentrantSection(_now);
            }

            if (_now != _before)
            {
                ReentrancyId = _before;
            }
        }
    }
}
