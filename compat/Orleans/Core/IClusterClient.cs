namespace Orleans;

/// <summary>Grain calls from outside of grains.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
