namespace Platform.Models;

/// <summary>Repetitions are earned by answers, ten for one: when a provider is down nearly nothing is repeated.</summary>
internal sealed class RetryBudget
{
    private const double Most = 10;
    private const double Earned = 0.1;
    private readonly Lock _lock = new();
    private double _tokens = Most;

    public void Earn()
    {
        lock (_lock)
        {
            _tokens = Math.Min(Most, _tokens + Earned);
        }
    }

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
