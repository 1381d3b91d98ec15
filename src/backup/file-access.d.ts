/** What browsers have of the File System Access specification and TypeScript does not know. */

type PickedType = { description: string; accept: Record<string, string[]> };

declare function showSaveFilePicker(options: {
  suggestedName: string;
  types: PickedType[];
}): Promise<FileSystemFileHandle>;

declare function showDirectoryPicker(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;

interface FileSystemHandle {
  queryPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
}
