namespace Orleans.Storage;

/// <summary>How a store writes a grain's state. Nothing in the stand-in asks for one.</summary>
public interface IGrainStorageSerializer
{
    BinaryData Serialize<T>(T? input);

    T? Deserialize<T>(BinaryData input);
}
