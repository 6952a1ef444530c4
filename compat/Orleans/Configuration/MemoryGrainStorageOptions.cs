namespace Orleans.Configuration;

/// <summary>Accepted, without effect: the stand-in's memory storage is one dictionary.</summary>
public class MemoryGrainStorageOptions
{
    public const int NumStorageGrainsDefaultValue = 10;
    public const int DEFAULT_INIT_STAGE = ServiceLifecycleStage.ApplicationServices;

    public int NumStorageGrains { get; set; } = NumStorageGrainsDefaultValue;

    public int InitStage { get; set; } = DEFAULT_INIT_STAGE;
}
