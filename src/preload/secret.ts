import { contextBridge, ipcRenderer } from 'electron';
import { secretChannels, type SecretFormBridge } from '@shared/ipc/secret-form';

const bridge: SecretFormBridge = {
  read: () => ipcRenderer.invoke(secretChannels.read),
  submit: (values) => ipcRenderer.invoke(secretChannels.submit, values),
  cancel: () => ipcRenderer.invoke(secretChannels.cancel),
};

contextBridge.exposeInMainWorld('secretForm', bridge);
