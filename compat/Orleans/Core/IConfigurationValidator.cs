namespace Orleans;

/// <summary>Asked at start; throws <see cref="Runtime.OrleansConfigurationException"/> where a setting is wrong.</summary>
public interface IConfigurationValidator
{
    void ValidateConfiguration();
}
